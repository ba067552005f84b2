import { bytes, map } from '../protobuf/message'

/*
 * Version 6.8 of Terraform's plugin protocol (package tfplugin6), one table a message, names in camelCase. Left out is
 * what this server neither reads nor sends: provider_meta, deferred, legacy_type_system, nested blocks.
 *
 * https://github.com/hashicorp/terraform/blob/v1.11.4/docs/plugin-protocol/tfplugin6.8.proto
 */

export const DYNAMIC_VALUE = { msgpack: bytes(1), json: bytes(2) }

export const RAW_STATE = { json: bytes(1), flatmap: map(2, 'string') }
