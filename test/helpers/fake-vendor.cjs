// Stands in for `gh` and `curl` in pipelines: keeps what is written to the vendor in the file FAKE_VENDOR, and answers from it.
const { readFileSync, writeFileSync, existsSync } = require('node:fs')

const file = process.env.FAKE_VENDOR
const store = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { calls: [] }
const [program, ...words] = process.argv.slice(2)
const after = (option) => words[words.indexOf(option) + 1]
const say = (text) => process.stdout.write(`${text}\n`)
const save = () => writeFileSync(file, JSON.stringify(store))

const VENDORS = {
  gh() {
    const command = words.slice(0, 2).join(' ')
    store.calls.push(
      words[0] === 'api' ? `${words.includes('--method') ? after('--method') : 'GET'}` : command,
    )
    if (words[0] === 'api') {
      if (!words.includes('--method')) say(store.comment === undefined ? '' : '42')
      else store.comment = readFileSync(after('-F').replace('body=@', ''), 'utf8')
    }
    if (command === 'issue list' && store.issue !== undefined) say('7')
    if (command === 'issue create' || command === 'issue edit')
      store.issue = readFileSync(after('--body-file'), 'utf8')
    if (command === 'issue close') delete store.issue
  },
  curl() {
    if (after('--header') !== `PRIVATE-TOKEN: ${process.env.GITLAB_TOKEN}`) process.exit(22)
    const url = words.find((word) => word.startsWith('https://'))
    const kind = url.includes('/notes') ? 'comment' : 'issue'
    const method = words.includes('--request') ? after('--request') : 'GET'
    store.calls.push(`${method} ${url.replace(/^.*\/projects\/\d+\//, '').replace(/\?.*/, '')}`)
    if (method === 'GET') {
      const found = store[kind] === undefined ? [] : [{ id: 42, iid: 7, body: store[kind] }]
      say(JSON.stringify([...(kind === 'comment' ? [{ id: 1, body: 'LGTM' }] : []), ...found]))
    } else if (words.includes('state_event=close')) delete store[kind]
    else {
      const field = words.find((word) => /^(?:body|description)@/.test(word))
      store[kind] = readFileSync(field.split('@')[1], 'utf8')
    }
  },
}

VENDORS[program]()
save()
