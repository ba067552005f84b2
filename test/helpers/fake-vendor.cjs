// Stands in for `gh` and `curl` in pipelines: keeps what is written to the vendor in the file FAKE_VENDOR, and answers from it.
const { readFileSync, writeFileSync, existsSync } = require('node:fs')
const { URL } = require('node:url')

const file = process.env.FAKE_VENDOR
const store = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { calls: [] }
const [program, ...words] = process.argv.slice(2)
const after = (option) => words[words.indexOf(option) + 1]
const say = (text) => process.stdout.write(`${text}\n`)
const save = () => writeFileSync(file, JSON.stringify(store))
const refuse = () => {
  save()
  process.exit(22)
}

// Who writes as the pipeline, and a stranger.
const [OURS, STRANGER] = [
  { user: { login: 'github-actions[bot]', type: 'Bot' }, author: { id: 8 } },
  { user: { login: 'mallory', type: 'User' }, author: { id: 9 } },
]
// A whole page of comments comes before ours. Somebody has put some there that begin like it.
const PAGE = 100
const strangers = Array.from({ length: PAGE - 3 }, (_, at) => ({ id: 100 + at, body: 'LGTM', ...STRANGER }))
const comments = () => [
  { id: 1, body: '<!-- qlikcloud review -->\nAll is well.', ...STRANGER },
  { id: 2, body: '<!-- qlikcloud review of the fleet -->\nAll is well.', ...STRANGER },
  { id: 3, body: 'The build is green.', ...OURS },
  ...strangers,
  ...(store.comment === undefined ? [] : [{ id: 42, iid: 7, body: store.comment, ...OURS }]),
]
const pageOf = (number) => comments().slice((number - 1) * PAGE, number * PAGE)

const VENDORS = {
  gh() {
    const command = words.slice(0, 2).join(' ')
    const method = words.includes('--method') ? after('--method') : 'GET'
    store.calls.push(words[0] === 'api' ? method : command)
    if (words[0] === 'api') {
      const pages = words.includes('--paginate') ? [pageOf(1), pageOf(2)] : [pageOf(1)]
      if (method === 'PATCH' && !words.some((word) => word.endsWith('/comments/42'))) refuse()
      if (method !== 'GET') store.comment = readFileSync(after('-F').replace('body=@', ''), 'utf8')
      else if (words.includes('--slurp')) say(JSON.stringify(pages))
      else pages.forEach((page) => say(JSON.stringify(page)))
    }
    if (command === 'issue list' && store.issue !== undefined) say('7')
    if (command === 'issue create' || command === 'issue edit')
      store.issue = readFileSync(after('--body-file'), 'utf8')
    if (command === 'issue close') delete store.issue
  },
  curl() {
    if (after('--header') !== `PRIVATE-TOKEN: ${process.env.GITLAB_TOKEN}`) refuse()
    const url = new URL(words.find((word) => word.startsWith('https://')))
    const path = url.pathname.replace(/^\/api\/v4\/(?:projects\/\d+\/)?/, '')
    const kind = path.includes('/notes') ? 'comment' : 'issue'
    const method = words.includes('--request') ? after('--request') : 'GET'
    store.calls.push(`${method} ${path}`)
    if (path === 'user') say(JSON.stringify(OURS.author))
    else if (method === 'GET' && kind === 'comment')
      say(JSON.stringify(pageOf(Number(url.searchParams.get('page') ?? 1))))
    else if (method === 'GET') say(JSON.stringify(store.issue === undefined ? [] : [{ iid: 7 }]))
    else if (words.includes('state_event=close')) delete store[kind]
    else {
      if (method === 'PUT' && kind === 'comment' && !path.endsWith('/42')) refuse()
      const field = words.find((word) => /^(?:body|description)@/.test(word))
      store[kind] = readFileSync(field.split('@')[1], 'utf8')
    }
  },
}

VENDORS[program]()
save()
