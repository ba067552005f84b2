// The floor of a review: node reads and parses the same files.
const { readFileSync } = require('node:fs')

for (const file of process.argv.slice(2)) JSON.parse(readFileSync(file, 'utf8'))
