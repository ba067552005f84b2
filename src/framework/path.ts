/** One step: an attribute's name, a list's index, or a map's key. Elements of sets have no step of their own. */
export type PathStep = string | number | { readonly key: string }

/** Where in a resource something is. Empty: the resource as a whole. */
export type Path = readonly PathStep[]

/** As a reader of HCL would write it: `tenants["acme"].url`, `public_keys[0].kid`. */
export function renderPath(path: Path): string {
  return path.map(renderStep).join('').replace(/^\./, '')
}

function renderStep(step: PathStep): string {
  switch (typeof step) {
    case 'string':
      return `.${step}`
    case 'number':
      return `[${String(step)}]`
    default:
      return `[${JSON.stringify(step.key)}]`
  }
}

export function equalPaths(left: Path, right: Path): boolean {
  return renderPath(left) === renderPath(right)
}
