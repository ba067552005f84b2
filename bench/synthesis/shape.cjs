// What both programs make: the tenants and the clients of each.
const { writeFileSync } = require('node:fs')

const STATE_MAX_RESOURCES = 300

exports.CLIENTS = ['portal', 'reports', 'dashboard', 'reader', 'gateway']
exports.TENANTS = Array.from({ length: 1000 }, (_, index) => {
  const name = `tenant-${String(index).padStart(4, '0')}`
  return { name, url: `https://${name}.eu.qlikcloud.com` }
})
exports.TENANTS_PER_STACK = STATE_MAX_RESOURCES / exports.CLIENTS.length

exports.client = (name) => ({
  appType: 'web',
  clientName: `The ${name}`,
  description: 'What it is for, in a sentence of usual length',
  redirectUris: [`https://${name}.example.com/callback`],
  allowedScopes: ['user_default', 'offline_access'],
})

exports.snakeCased = (props) =>
  Object.fromEntries(
    Object.entries(props).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )

/** What this process took, for whoever started it: processor time in milliseconds, and the most memory in megabytes. */
exports.noteCost = () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const cost = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 }
  writeFileSync('cost.json', JSON.stringify(cost))
}
