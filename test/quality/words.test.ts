import { wordBreaches } from './words'

const cases: readonly [name: string, path: string, text: string, found: readonly string[]][] = [
  ["the product's name on the wire side", 'src/plugin/serve.ts', "const a = 'QLIKCLOUD'", ['"QLIK"']],
  ["the product's name in a comment of the framework", 'src/framework/value.ts', '// for Qlik', ['"Qlik"']],
  ['the wire in the framework', 'src/framework/a.ts', '// as gRPC does', ['"gRPC"']],
  ["Terraform's name in a rule", 'src/rules/a.ts', "say: 'Terraform refuses'", ['"Terraform"']],
  ["Terraform's spelling of a field in a rule", 'src/rules/a.ts', "reads: ['app_type']", ['"app_type"']],
  ["Qlik's value in the same spelling in a rule", 'src/rules/a.ts', "const a = 'client_credentials'", []],
  ['a library of the client in the provider', 'src/provider/a.ts', '// undici throws', ['"undici"']],
  ['a path of one machine', 'test/a.test.ts', `const a = '/${'home'}/jane/project'`, [`"/${'home'}/"`]],
  ['a path of a route', 'src/emulator/a.ts', "const a = '/api/v1/users/me'", []],
]

test.each(cases)('%s', (_name, path, text, found) => {
  expect(wordBreaches({ path, text }).map((breach) => breach.problem.split(':')[0])).toEqual(found)
})

test('the border itself may know both sides', () => {
  expect(wordBreaches({ path: 'src/rules/naming.ts', text: '// allowed_scopes' })).toEqual([])
})
