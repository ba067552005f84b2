import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FleetTenants } from '../../../src/constructs'
import { scratch } from '../dummy-provider'
import { refusal } from './fleets'

const place = scratch()
afterAll(place.remove)

const written = (name: string, text: string | Buffer): string => {
  const file = join(place.folder('files'), name)
  writeFileSync(file, text)
  return file
}

const ACME = 'https://acme.eu.qlikcloud.com'
const GLOBEX = 'https://globex.us.qlikcloud.com'
const NAME_ALLOWED =
  'A name has 1 to 63 letters, digits, ".", "_" and "-", and begins with a letter or digit.'
const NO_TENANT =
  'it holds no tenant. A fleet that is to lose all of its tenants has tenants: [], so that a file that was cut off destroys nothing.'

describe('a CSV file', () => {
  test.each([
    { title: 'with commas', text: `name,url,owner\nacme,${ACME},sales\nglobex,${GLOBEX},\n` },
    {
      title: 'with semicolons and a mark of its encoding',
      text: `\uFEFFname;url;owner\r\nacme;${ACME};sales\r\nglobex;${GLOBEX};\r\n`,
    },
    {
      title: 'with tabs and columns in another order',
      text: `owner\tregion\tname\turl\nsales\teu\tacme\t${ACME}\n\tus\tglobex\t${GLOBEX}`,
    },
    {
      title: 'with quotations that have delimiters and blanks around them',
      text: `"name","url","owner"\r\n"acme"  ,  "${ACME}" ,"sales"\r\n   \r\nglobex,${GLOBEX},""\r\n`,
    },
    {
      title: 'with blanks and empty lines',
      text: `name, url, owner\n\nacme , ${ACME},"sales"\n\n"globex",${GLOBEX}, \n`,
    },
  ])('is read $title', ({ text }) => {
    expect(FleetTenants.fromCsv(written('tenants.csv', text), { variables: ['owner'] })).toEqual([
      { name: 'acme', url: ACME, owner: 'sales' },
      { name: 'globex', url: GLOBEX, owner: '' },
    ])
  })

  test('is refused with all faults at once, each with its line', () => {
    const file = written(
      'tenants.csv',
      `name,url\nacme,${ACME}\n,https://nameless.eu.qlikcloud.com\na b,https://ab.eu.qlikcloud.com\nacme,http://acme2.eu.qlikcloud.com\nother,${ACME}/\nDefault,acme.eu.qlikcloud.com\n`,
    )

    expect(refusal(() => FleetTenants.fromCsv(file)).split('\n  ')).toEqual([
      `${file} has 7 faults:`,
      `line 3: it has no name. ${NAME_ALLOWED}`,
      `line 4 (a b): the name "a b" is not allowed. ${NAME_ALLOWED}`,
      'line 5 (acme): the name "acme" is that of line 2 already. Give each tenant a name of its own.',
      'line 5 (acme): "http://acme2.eu.qlikcloud.com" is not https. A tenant URL is https:// and a host, such as "https://acme.eu.qlikcloud.com"; http:// is allowed for localhost and *.localhost only. Write "https://acme2.eu.qlikcloud.com".',
      `line 6 (other): "${ACME}/" is the url of "acme" (line 2) already. Remove one of the two: both would be the same tenant.`,
      'line 7 (Default): the name "Default" is not allowed: it has a meaning of its own in cdktf. Take another.',
      'line 7 (Default): "acme.eu.qlikcloud.com" has no scheme. Write "https://acme.eu.qlikcloud.com".',
    ])
  })

  test.each([
    {
      title: 'columns that are missing or doubled',
      text: `Name,url,url\nacme,${ACME},x\n`,
      faults: [
        'line 1: there is no column "name". The columns are "Name", "url", "url". Rename "Name": capital letters count.',
        'line 1: there is no column "owner". The columns are "Name", "url", "url".',
        'line 1: there are two columns "url". Rename or remove one.',
      ],
    },
    {
      title: 'a row with too many cells',
      text: `name,url,owner\nacme,${ACME},sales, and more\n`,
      faults: [
        'line 2: it has 4 cells, and the first line has 3. Put a cell with a delimiter in it in double quotes.',
      ],
    },
    {
      title: 'a row with too few cells, and whatever else is wrong',
      text: `name,url,owner\nacme,${ACME}\na b,${GLOBEX},support\n`,
      faults: [
        'line 2: it has 2 cells, and the first line has 3. An empty cell needs its delimiter, too.',
        `line 3 (a b): the name "a b" is not allowed. ${NAME_ALLOWED}`,
      ],
    },
    {
      title: 'a fault below cells of several lines, wherever it was written',
      text: `name,url,owner\r\n\r\nacme,${ACME},"Mül\r\n\r\nler"\r\na b,${GLOBEX},\r\n`,
      faults: [`line 6 (a b): the name "a b" is not allowed. ${NAME_ALLOWED}`],
    },
    { title: 'no tenant', text: 'name,url,owner\n', faults: [NO_TENANT] },
    ...['', '\n \n'].map((text) => ({
      title: 'nothing at all',
      text,
      faults: ['it is empty. Its first line names the columns: name,url,owner.'],
    })),
    {
      title: 'no names of columns',
      text: `acme,${ACME},sales\nglobex,${GLOBEX},support\n`,
      faults: [
        'line 1: it holds a tenant, and not the names of the columns. Put them above it: name,url,owner.',
      ],
    },
    {
      title: 'a quotation that does not end',
      text: `name,url,owner\nacme,${ACME},"two\nlines"\n\nglobex,${GLOBEX},"sup\nhooli,https://hooli.eu.qlikcloud.com,x\n`,
      faults: [
        'line 5: a quotation that begins here does not end. Close it, or write "" for a quotation mark.',
      ],
    },
    {
      title: 'a quotation mark inside of a cell',
      text: `name,url,owner\nacme,${ACME},the "sales" team\n`,
      faults: [
        'line 2: a cell has a quotation mark in it. Put the whole cell in quotation marks, and write "" for each one in it.',
      ],
    },
    {
      title: 'text behind a quotation',
      text: `name,url,owner\nacme,${ACME},"sales" team\n`,
      faults: [
        'line 2: a cell has a quotation mark in it. Put the whole cell in quotation marks, and write "" for each one in it.',
      ],
    },
  ])('is refused with $title', ({ text, faults }) => {
    const file = written('tenants.csv', text)
    const count = faults.length === 1 ? '1 fault' : `${String(faults.length)} faults`

    expect(refusal(() => FleetTenants.fromCsv(file, { variables: ['owner'] })).split('\n  ')).toEqual([
      `${file} has ${count}:`,
      ...faults,
    ])
  })

  test.each([
    {
      title: 'another encoding',
      text: Buffer.from(`name,url\nacme,${ACME}\nm\xfcller,x\n`, 'latin1'),
      line: 3,
    },
    { title: 'UTF-16', text: Buffer.from(`\uFEFFname,url\nacme,${ACME}\n`, 'utf16le'), line: 1 },
  ])('is refused in $title, which would garble names', ({ text, line }) => {
    const file = written('tenants.csv', text)

    expect(refusal(() => FleetTenants.fromCsv(file))).toBe(
      `${file} is not in UTF-8, as line ${String(line)} shows. Save it in this encoding; in a spreadsheet it is called "CSV UTF-8".`,
    )
  })

  test('that is not there is named with the folder', () => {
    expect(refusal(() => FleetTenants.fromCsv('no-such.csv'))).toMatch(
      /^The tenants cannot be read from no-such\.csv, in .+: ENOENT: no such file or directory, open 'no-such\.csv'\.$/,
    )
  })
})

describe('a JSON file', () => {
  test('is read with the variables that were asked for', () => {
    const text = JSON.stringify([
      { name: 'acme', url: ACME, owner: 'sales', region: 'eu' },
      { name: 'globex', url: GLOBEX, owner: '' },
    ])

    for (const mark of ['', '\uFEFF']) {
      expect(FleetTenants.fromJson(written('tenants.json', mark + text), { variables: ['owner'] })).toEqual([
        { name: 'acme', url: ACME, owner: 'sales' },
        { name: 'globex', url: GLOBEX, owner: '' },
      ])
    }
  })

  test('is refused with all faults at once, each with the line that its tenant begins on', () => {
    const file = written(
      'tenants.json',
      `[
  { "name": "acme", "url": "${ACME}", "owner": "[ {, in a \\"text\\"" },
  { "name": 7, "url": ["x"],
    "owner": { "name": "nested" } },
  {
    "name": "globex"
  }
]`,
    )

    expect(refusal(() => FleetTenants.fromJson(file, { variables: ['owner'] })).split('\n  ')).toEqual([
      `${file} has 5 faults:`,
      `line 3: its name is 7, which is not a text. ${NAME_ALLOWED}`,
      'line 3: its url is ["x"], which is not a text such as "https://acme.eu.qlikcloud.com".',
      'line 5 (globex): it has no url, such as "https://acme.eu.qlikcloud.com".',
      'line 3: "owner" is {"name":"nested"}, which is not a text. Write it in quotes.',
      'line 5 (globex): it has no "owner". Each tenant needs one; it can be empty.',
    ])
  })

  const SHAPE = 'An array of objects is needed: [{ "name": "acme", "url": "https://acme.eu.qlikcloud.com" }].'

  test.each([
    { text: '{"acme": {}}', reason: / holds an object\. / },
    { text: 'null', reason: / holds null\. / },
    { text: '[\n  {}\n  {}]', reason: /, line 3 is not JSON: .+ in JSON at position 9.*\. / },
    { text: '', reason: / is not JSON: Unexpected end of JSON input\. / },
    {
      text: '[\n"acme",\n["acme"]]',
      reason: / has 2 faults:\n {2}line 2: it is "acme"\. .+\n {2}line 3: it is an array\. /,
    },
  ])('is refused as $text, with the shape that is needed', ({ text, reason }) => {
    const message = refusal(() => FleetTenants.fromJson(written('tenants.json', text)))

    expect(message).toMatch(reason)
    expect(message.endsWith(SHAPE)).toBe(true)
  })
})
