import { type Diagnostic, type Diagnostics, errorDiagnostic, warningDiagnostic } from '../diagnostic'
import { type Path, renderPath } from '../path'
import type { Schema } from '../schema'
import type { ObjectContent, Value } from '../value'
import { elementsOf, entriesOf, memberOf } from './content'
import { type Member, type ObjectStructure, type Structure, structureOfAttributes } from './structure'

/**
 * What the schema alone says about a configuration. Terraform checks types and missing top-level attributes before, but
 * not nulls within nested attributes, nor values of read-only attributes. Unknown counts as given.
 */
export function configFindings(schema: Schema, config: Value, writeOnlyAllowed: boolean): Diagnostics {
  if (config.kind !== 'known') return []
  const deprecated =
    schema.deprecated === undefined ? [] : [warningDiagnostic('Deprecated', sentence(schema.deprecated))]
  const structure = structureOfAttributes(schema.attributes)
  return [...deprecated, ...inObject(structure, entriesOf(config.value), [], writeOnlyAllowed)]
}

function inObject(
  structure: ObjectStructure,
  config: ObjectContent,
  path: Path,
  writeOnlyAllowed: boolean,
): Diagnostics {
  return structure.members.flatMap((member) => {
    const value = memberOf(config, member.name)
    const at = [...path, member.name]
    return [...ofMember(member, value, at, writeOnlyAllowed), ...within(member, value, at, writeOnlyAllowed)]
  })
}

function ofMember({ attribute }: Member, value: Value, path: Path, writeOnlyAllowed: boolean): Diagnostics {
  if (attribute === undefined) return []
  const name = renderPath(path)
  if (value.kind === 'null') return attribute.mode === 'required' ? [missing(name, path)] : []
  return [
    ...(attribute.mode === 'computed' ? [readOnly(name, path)] : []),
    ...(attribute.writeOnly === true && !writeOnlyAllowed ? [writeOnly(name, path)] : []),
    ...(attribute.deprecated === undefined
      ? []
      : [warningDiagnostic('Deprecated attribute', `\`${name}\`: ${sentence(attribute.deprecated)}`, path)]),
  ]
}

function within(member: Member, value: Value, path: Path, writeOnlyAllowed: boolean): Diagnostics {
  if (member.attribute?.type.kind !== 'nested') return []
  const inElement = (structure: Structure, element: Value, at: Path): Diagnostics =>
    structure.kind === 'object' && element.kind === 'known'
      ? inObject(structure, entriesOf(element.value), at, writeOnlyAllowed)
      : []
  const { structure } = member
  if (value.kind !== 'known') return []
  switch (structure.kind) {
    case 'list':
      return elementsOf(value.value).flatMap((element, index) =>
        inElement(structure.element, element, [...path, index]),
      )
    case 'set':
      return elementsOf(value.value).flatMap((element) => inElement(structure.element, element, path))
    case 'map':
      return Object.entries(entriesOf(value.value)).flatMap(([key, element]) =>
        inElement(structure.element, element, [...path, { key }]),
      )
    default:
      return inElement(structure, value, path)
  }
}

function missing(name: string, path: Path): Diagnostic {
  return errorDiagnostic(
    'Missing required attribute',
    `\`${name}\` is null, but required. Give it a value.`,
    path,
  )
}

function readOnly(name: string, path: Path): Diagnostic {
  return errorDiagnostic(
    'Read-only attribute',
    `\`${name}\` is given a value, but only the provider sets it. Remove it from the configuration.`,
    path,
  )
}

function writeOnly(name: string, path: Path): Diagnostic {
  return errorDiagnostic(
    'Write-only attribute not supported here',
    `\`${name}\` is write-only, which needs Terraform 1.11 or later. Upgrade Terraform, or leave the attribute out.`,
    path,
  )
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}
