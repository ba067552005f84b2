import type { FunctionParameter, ProviderFunction } from '../../framework'
import { typeToJson } from '../cty/type-json'
import type { Sent } from '../protobuf/message'
import type { FUNCTION, PARAMETER } from '../tfplugin6/function'
import { STRING_KIND } from '../tfplugin6/schema'

export function toFunctions(
  functions: ReadonlyMap<string, ProviderFunction>,
): ReadonlyMap<string, Sent<typeof FUNCTION>> {
  return new Map([...functions].map(([name, one]) => [name, toFunction(one)]))
}

function toFunction({
  parameters,
  variadic,
  returns,
  summary,
  description,
}: ProviderFunction): Sent<typeof FUNCTION> {
  return {
    parameters: parameters.map(toParameter),
    variadicParameter: variadic && toParameter(variadic),
    return: { type: typeToJson(returns) },
    summary,
    description,
    descriptionKind: STRING_KIND.markdown,
  }
}

function toParameter(parameter: FunctionParameter): Sent<typeof PARAMETER> {
  return {
    name: parameter.name,
    type: typeToJson(parameter.type),
    allowNullValue: parameter.allowNull,
    allowUnknownValues: parameter.allowUnknown,
    description: parameter.description,
    descriptionKind: STRING_KIND.markdown,
  }
}
