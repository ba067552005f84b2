import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ROOT } from '../source-file'

/** A piece of shell in a pipeline. */
export interface Script {
  readonly path: string
  /** `plan, Review`: the job and the step. */
  readonly where: string
  readonly text: string
  /** Variables of the step alone, as they are written. */
  readonly env: Readonly<Record<string, string>>
}

export interface Step {
  readonly name?: string
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly if?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, unknown>>
}

export interface WorkflowJob {
  /** Undefined in a job that calls another workflow. */
  readonly steps?: readonly Step[]
  readonly uses?: string
  readonly strategy?: { readonly matrix?: string }
  readonly needs?: string | readonly string[]
  readonly outputs?: Readonly<Record<string, string>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly environment?: string
  readonly if?: string
}

export interface Workflow {
  readonly path: string
  readonly text: string
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, WorkflowJob>>
}

const GITHUB = 'examples/ci/github'
const GITLAB = 'examples/ci/gitlab'

/** The workflows for GitHub; the linter says whether they are some. */
export const workflows: readonly Workflow[] = readdirSync(join(ROOT, GITHUB))
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((name) => {
    const path = `${GITHUB}/${name}`
    const text = readFileSync(join(ROOT, path), 'utf8')
    // What the parser of GitHub accepts has this form.
    return { ...(parse(text) as Omit<Workflow, 'path' | 'text'>), path, text }
  })

/** The pipelines for GitLab, by path. */
export const gitlabFiles: readonly string[] = readdirSync(join(ROOT, GITLAB))
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((name) => `${GITLAB}/${name}`)

export function workflowScripts({ path, jobs }: Workflow): readonly Script[] {
  return Object.entries(jobs).flatMap(([job, { steps = [] }]) =>
    steps.flatMap(({ name = '', run, env = {} }) =>
      run === undefined ? [] : [{ path, where: `${job}, ${name}`, text: run, env }],
    ),
  )
}

/** Keys of a pipeline that are no jobs. */
const GLOBAL = new Set(['stages', 'workflow', 'variables', 'include', 'spec'])

/** The lines of a job are one script, as the runner makes it. */
export function gitlabScripts(path: string): readonly Script[] {
  const jobs = Object.entries(readGitlab(path)).filter(([name]) => !GLOBAL.has(name))
  return jobs.flatMap(([job, definition]) =>
    (['before_script', 'script', 'after_script'] as const).flatMap((part) => {
      const lines = definition[part]
      return lines === undefined ? [] : [{ path, where: `${job}, ${part}`, text: lines.join('\n'), env: {} }]
    }),
  )
}

export interface GitlabJob {
  readonly before_script?: readonly string[]
  readonly script?: readonly string[]
  readonly after_script?: readonly string[]
  readonly rules?: readonly object[]
  readonly environment?: string
  readonly resource_group?: string
  readonly artifacts?: {
    readonly access?: string
    readonly expire_in?: string
    readonly paths?: readonly string[]
  }
}

export function readGitlab(path: string): Readonly<Record<string, GitlabJob>> {
  // What GitLab's schema accepts has this form.
  return parse(readFileSync(join(ROOT, path), 'utf8')) as Readonly<Record<string, GitlabJob>>
}

/** The words after each `npx qlikcloud` of a script, without quotes and redirections. */
export function qlikcloudCommands(text: string): readonly (readonly string[])[] {
  return text
    .replaceAll('\\\n', ' ')
    .split('npx qlikcloud ')
    .slice(1)
    .map((rest) => wordsOf(/^(?:[^"'|&;)\n]|"[^"]*"|'[^']*')*/.exec(rest)?.[0] ?? ''))
}

function wordsOf(text: string): readonly string[] {
  const words = text.match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? []
  const redirection = words.findIndex((word) => /^\d?>/.test(word))
  const ours = redirection === -1 ? words : words.slice(0, redirection)
  return ours.map((word) => word.replaceAll(/["']/g, ''))
}
