export { servePlugin } from './serve-plugin'
export type { PluginOptions } from './serve-plugin'
