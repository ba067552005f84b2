import { editorTests } from './editor'
import { ruleTests } from './rules'

// One file, because reading the declarations of cdktf and of Node.js takes longer than all of these tests.
describe('the compiler', ruleTests)
describe('an editor', editorTests)
