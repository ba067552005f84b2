// For gitlab-ci-local, which is written for Node.js 22.
Set.prototype.union ??= function union(other) {
  return new Set([...this, ...other])
}
