/**
 * The executable that Terraform starts. Its name is the whole of Terraform's rule for a provider's executable
 * (`terraform-provider-<type>`); no other file in the folder may begin with it.
 */
export const LAUNCHER_NAME = 'terraform-provider-qlikcloud'

/**
 * A shell script, because node loads NODE_EXTRA_CA_CERTS before any JavaScript runs: 40 ms in each of the two to
 * four processes of a command. The provider reads the certificates under the other name when it first needs them.
 *
 * No flag of V8 may stand here: with any, node finds its own compiled code made for other flags, and compiles it anew (25 ms).
 *
 * Without a node, the message goes to stdout as well where Terraform started us: it shows the first line there to
 * the user, and stderr only in its log.
 */
export const LAUNCHER = `#!/bin/sh
if ! command -v node >/dev/null 2>&1; then
  message="the qlikcloud provider needs Node.js 20.18.1 or newer, and there is no 'node' on the PATH that terraform was started with"
  echo "$message" >&2
  [ -z "\${TF_PLUGIN_MAGIC_COOKIE-}" ] || echo "$message"
  exit 1
fi
if [ -n "\${NODE_EXTRA_CA_CERTS-}" ]; then
  export QLIKCLOUD_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"
  unset NODE_EXTRA_CA_CERTS
fi
exec node "\${0%/*}/qlikcloud-provider.cjs" "$@"
`
