import { githubMatrix, gitlabPipeline } from '../../../src/fleet'
import { quoted } from '../../../src/fleet/job-matrix'
import { fleetOf, waveOf } from './fleet-of'

const fleet = fleetOf(
  waveOf('canary', ['c'], true),
  waveOf('the rest', ['a', 'b', 'd', 'e', 'f']),
  waveOf('empty', []),
)

test('makes a matrix for each wave, with no more jobs than stacks', () => {
  expect(JSON.parse(githubMatrix(fleet, 2))).toEqual({
    canary: { include: [{ wave: 'canary', shard: '1/1', stacks: 1 }] },
    'the rest': {
      include: [
        { wave: 'the rest', shard: '1/2', stacks: 3 },
        { wave: 'the rest', shard: '2/2', stacks: 2 },
      ],
    },
    empty: { include: [] },
  })
})

test('makes a child pipeline in which each wave needs all of the one before', () => {
  expect(gitlabPipeline(fleet, 2, { command: 'npx qlikcloud fleet deploy', include: 'ci/fleet.yml' })).toBe(
    `include:
  - local: "ci/fleet.yml"
stages: ["canary", "the rest"]
"canary 1/1":
  stage: "canary"
  interruptible: false
  needs: []
  script:
    - "npx qlikcloud fleet deploy --wave canary --shard 1/1"
"the rest 1/2":
  stage: "the rest"
  interruptible: false
  needs: ["canary 1/1"]
  script:
    - "npx qlikcloud fleet deploy --wave 'the rest' --shard 1/2"
"the rest 2/2":
  stage: "the rest"
  interruptible: false
  needs: ["canary 1/1"]
  script:
    - "npx qlikcloud fleet deploy --wave 'the rest' --shard 2/2"`,
  )
})

test('jobs can need the artifacts of a job of the parent pipeline', () => {
  const lines = gitlabPipeline(fleet, 1, { command: 'deploy', artifactsOf: 'plan' }).split('\n')
  expect(lines.filter((line) => line.startsWith('  needs: '))).toEqual([
    '  needs: [{"pipeline": "$PARENT_PIPELINE_ID", "job": "plan"}]',
    '  needs: ["canary 1/1", {"pipeline": "$PARENT_PIPELINE_ID", "job": "plan"}]',
  ])
})

test.each([
  ['plain-1.0', 'plain-1.0'],
  ['two words', "'two words'"],
  ["it's", `'it'\\''s'`],
])('%s is one word of a shell as %s', (word, written) => {
  expect(quoted(word)).toBe(written)
})
