import type { FunctionParameter, ProviderFunction } from '../../src/framework'
import { GENERATED, typeName } from './page'

/** How a function is called in HCL is part of its page: Terraform wants the provider's name in front. */
export function renderFunctionPage(name: string, called: ProviderFunction, example: string): string {
  const parameters = [...called.parameters, ...(called.variadic === undefined ? [] : [called.variadic])]
  const names = [
    ...called.parameters.map((parameter) => parameter.name),
    ...(called.variadic === undefined ? [] : [`${called.variadic.name}...`]),
  ]
  return [
    GENERATED,
    `# Function \`${name}\``,
    called.description,
    'Functions of providers need Terraform 1.8 or later. This one works without a configured provider, and sends nothing.',
    `\`\`\`hcl\n${example.trim()}\n\`\`\``,
    `## Signature\n\n\`\`\`text\nprovider::qlikcloud::${name}(${names.join(', ')}) ${typeName(called.returns)}\n\`\`\``,
    `## Arguments\n\n${parameters.map(row).join('\n')}`,
  ].join('\n\n')
}

function row({ name, type, description }: FunctionParameter): string {
  return `- \`${name}\` (${typeName(type)}): ${description}`
}
