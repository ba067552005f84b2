import { describeWith } from '../helpers/system-program'
import { driftPageTests } from './drift-page'
import { viewerOf } from './open-page'
import { filterTests } from './page-filters'
import { keyboardTests } from './page-keyboard'
import { lookTests } from './page-looks'
import { safetyTests } from './page-safety'

// One file, because a browser takes longer to start than most of these tests.
describeWith('Chromium', 'in a browser,', (browser) => {
  const viewer = viewerOf(browser)
  afterAll(() => viewer.close())

  filterTests(viewer)
  keyboardTests(viewer)
  lookTests(viewer)
  driftPageTests(viewer)
  safetyTests(viewer)
})
