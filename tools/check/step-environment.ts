type Variables = Readonly<Record<string, string | undefined>>

/**
 * Terraform and esbuild are started many hundred times, each for a moment: collecting garbage is a fifth of what they compute,
 * and frees nothing that is needed. @see https://go.dev/doc/gc-guide#Memory_limit
 */
const WITHOUT_GARBAGE_COLLECTION = { GOGC: 'off', GOMEMLIMIT: '1GiB' }

/** The one suite that may be told to reach beyond this machine. */
const CONTRACT_TENANT = 'QLIKCLOUD_CONTRACT_TENANT_URL'

/**
 * What a step of the gate gets of the environment. Whoever runs the gate may have settings for their own Terraform: they must
 * not decide about our tests. Extra certificates cost each of some thousand processes of node 40 ms and more, for nothing.
 */
export function stepEnvironment(environment: Variables): Variables {
  const isLocal = (environment[CONTRACT_TENANT] ?? '') === ''
  const own = Object.entries(environment).filter(
    ([name]) => !name.startsWith('TF_') && !(isLocal && name === 'NODE_EXTRA_CA_CERTS'),
  )
  return { ...Object.fromEntries(own), CHECKPOINT_DISABLE: '1', ...WITHOUT_GARBAGE_COLLECTION }
}
