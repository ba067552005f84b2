import { bytes, integer, message, repeated, string } from '../protobuf/message'
import { ATTRIBUTE_PATH, DIAGNOSTIC } from './diagnostic'
import { CLIENT_CAPABILITIES } from './provider'
import { DYNAMIC_VALUE, RAW_STATE } from './values'

export const VALIDATE_RESOURCE_CONFIG = {
  request: {
    typeName: string(1),
    config: message(2, DYNAMIC_VALUE),
    clientCapabilities: message(3, CLIENT_CAPABILITIES),
  },
  response: { diagnostics: repeated(1, DIAGNOSTIC) },
}

export const UPGRADE_RESOURCE_STATE = {
  request: { typeName: string(1), version: integer(2), rawState: message(3, RAW_STATE) },
  response: { upgradedState: message(1, DYNAMIC_VALUE), diagnostics: repeated(2, DIAGNOSTIC) },
}

export const READ_RESOURCE = {
  request: { typeName: string(1), currentState: message(2, DYNAMIC_VALUE), private: bytes(3) },
  response: { newState: message(1, DYNAMIC_VALUE), diagnostics: repeated(2, DIAGNOSTIC), private: bytes(3) },
}

export const PLAN_RESOURCE_CHANGE = {
  request: {
    typeName: string(1),
    priorState: message(2, DYNAMIC_VALUE),
    proposedNewState: message(3, DYNAMIC_VALUE),
    config: message(4, DYNAMIC_VALUE),
    priorPrivate: bytes(5),
  },
  response: {
    plannedState: message(1, DYNAMIC_VALUE),
    requiresReplace: repeated(2, ATTRIBUTE_PATH),
    plannedPrivate: bytes(3),
    diagnostics: repeated(4, DIAGNOSTIC),
  },
}

export const APPLY_RESOURCE_CHANGE = {
  request: {
    typeName: string(1),
    priorState: message(2, DYNAMIC_VALUE),
    plannedState: message(3, DYNAMIC_VALUE),
    config: message(4, DYNAMIC_VALUE),
    plannedPrivate: bytes(5),
  },
  response: { newState: message(1, DYNAMIC_VALUE), private: bytes(2), diagnostics: repeated(3, DIAGNOSTIC) },
}

export const IMPORTED_RESOURCE = { typeName: string(1), state: message(2, DYNAMIC_VALUE), private: bytes(3) }

export const IMPORT_RESOURCE_STATE = {
  request: { typeName: string(1), id: string(2) },
  response: { importedResources: repeated(1, IMPORTED_RESOURCE), diagnostics: repeated(2, DIAGNOSTIC) },
}

export const MOVE_RESOURCE_STATE = {
  request: {
    sourceProviderAddress: string(1),
    sourceTypeName: string(2),
    sourceSchemaVersion: integer(3),
    sourceState: message(4, RAW_STATE),
    targetTypeName: string(5),
  },
  response: { targetState: message(1, DYNAMIC_VALUE), diagnostics: repeated(2, DIAGNOSTIC) },
}
