export { createProviderServer, type ServerOptions } from './create-provider-server'
export { type SchemaFault, providerFaults, schemaFaults } from './schema-faults'
