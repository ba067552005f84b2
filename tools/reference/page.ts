import type { Attribute, Attributes, Nested, Schema, Type } from '../../src/framework'

/** One page of the reference, made from the schema that the provider itself answers with. */
export interface ReferencePage {
  readonly title: string
  readonly schema: Schema
  /** HCL that shows it in use. */
  readonly example: string
  /** How an import id is written; absent where there is nothing to import. */
  readonly importId?: string
}

export const GENERATED =
  '<!-- Made from the schema by `npm run generate`: change the schema, not this page. -->'

export function renderPage({ title, schema, example, importId }: ReferencePage): string {
  const nested = nestedBlocks(schema.attributes, '')
  return [
    GENERATED,
    `# ${title}`,
    schema.description,
    `\`\`\`hcl\n${example.trim()}\n\`\`\``,
    ...section('## Arguments', schema.attributes, isArgument),
    ...section('## Attributes', schema.attributes, (attribute) => !isArgument(attribute)),
    ...nested.map(([name, { attributes }]) => `### \`${name}\`\n\n${rows(attributes, () => true)}`),
    ...(importId === undefined
      ? []
      : [
          `## Import\n\nBy \`${importId}\`; for a tenant of the provider's \`tenants\`, by \`<tenant>:${importId}\`.`,
        ]),
  ].join('\n\n')
}

function section(
  heading: string,
  attributes: Attributes,
  belongs: (attribute: Attribute) => boolean,
): readonly string[] {
  return Object.values(attributes).some(belongs) ? [`${heading}\n\n${rows(attributes, belongs)}`] : []
}

function rows(attributes: Attributes, belongs: (attribute: Attribute) => boolean): string {
  return Object.entries(attributes)
    .filter(([, attribute]) => belongs(attribute))
    .sort(([, left], [, right]) => Number(right.mode === 'required') - Number(left.mode === 'required'))
    .map(([name, attribute]) => `- \`${name}\` (${traits(attribute)}): ${attribute.description}`)
    .join('\n')
}

function traits(attribute: Attribute): string {
  return [
    typeName(attribute.type),
    ...(attribute.mode === 'required' ? ['required'] : []),
    ...(attribute.sensitive === true ? ['sensitive'] : []),
    ...(attribute.requiresReplace === true ? ['replaces'] : []),
  ].join(', ')
}

export function typeName(type: Type | Nested): string {
  switch (type.kind) {
    case 'nested':
      return type.nesting === 'single' ? 'object' : `${type.nesting} of objects`
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind} of ${typeName(type.element)}s`
    case 'dynamic':
      return 'any type'
    default:
      return type.kind
  }
}

function isArgument({ mode }: Attribute): boolean {
  return mode !== 'computed'
}

function nestedBlocks(attributes: Attributes, prefix: string): readonly (readonly [string, Nested])[] {
  return Object.entries(attributes).flatMap(([name, { type }]) =>
    type.kind === 'nested'
      ? [[`${prefix}${name}`, type] as const, ...nestedBlocks(type.attributes, `${prefix}${name}.`)]
      : [],
  )
}
