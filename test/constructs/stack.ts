import { App, TerraformStack, Testing, type TerraformElement } from 'cdktf'
import { QlikCloudProvider, type QlikCloudProviderProps } from '../../src/constructs'
import type { Host } from '../../src/constructs/placement/placement'
import type { ProviderBundle } from '../../src/constructs/placement/provider-bundle'

export const LINUX: Host = { platform: 'linux', arch: 'x64', environment: {}, homeFolder: '/nowhere' }

const NOWHERE: ProviderBundle = { directory: '/nowhere', version: '0.1.0+test' }

/** A stack with our provider, to look at its JSON. */
export function stackWithProvider(props: QlikCloudProviderProps = {}): TerraformStack {
  return stackIn(Testing.app(), 'acme', props)
}

/** The same within an app that a test made. */
export function stackIn(app: App, name: string, props: QlikCloudProviderProps = {}): TerraformStack {
  const stack = new TerraformStack(app, name)
  new QlikCloudProvider(stack, 'qlikcloud', props, NOWHERE, LINUX)
  return stack
}

/** The synthesized stack; broken rules throw. */
export function json(stack: TerraformStack): Record<string, unknown> {
  // cdktf prints one object.
  return JSON.parse(Testing.synth(stack, true)) as Record<string, unknown>
}

/** What a resource or data source became, without cdktf's notes about its place in the tree. */
export function block(element: TerraformElement, at: readonly string[]): Record<string, unknown> {
  let found: unknown = json(TerraformStack.of(element))
  for (const name of at) found = Reflect.get(Object(found), name)
  const { '//': _notes, ...attributes } = Object(found) as Record<string, unknown> // an object of the JSON
  return attributes
}

/** The messages of all broken rules, one a line, as a user sees them. */
export function faults(stack: TerraformStack): readonly string[] {
  try {
    Testing.synth(stack, true)
    return []
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return error.message.split('\n').flatMap((line) => /^ *(\[.*)/.exec(line)?.[1] ?? [])
  }
}

/** The warnings that cdktf shows, each with the path of its construct. */
export function warnings(stack: TerraformStack): readonly string[] {
  Testing.synth(stack, true)
  return stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === '@cdktf/warn')
        .map(({ data }) => `[${node.path}] ${String(data)}`),
    )
}

/** An app that writes to a folder, with one stack that has our provider from `bundle`. */
export function appWithProvider(
  outdir: string,
  bundle: ProviderBundle,
  host: Host = LINUX,
): { readonly app: App; readonly stack: TerraformStack; readonly provider: QlikCloudProvider } {
  const app = new App({ outdir })
  const stack = new TerraformStack(app, 'acme')
  return { app, stack, provider: new QlikCloudProvider(stack, 'qlikcloud', {}, bundle, host) }
}
