import type { GraphQLSchema } from 'graphql'
import type { GatewayAnswer } from '../hub/test-gateway.ts'
import type { Labels } from './labels.ts'
import { seenTable } from './seen-table.ts'
import type { AskedStep, Chapter, ComparedStep, DoorStep, Step } from './telling.ts'

/** What a page is written with. */
export interface Setting {
  readonly labels: Labels
  /** The schema that callers see, to tell which field stands at a place of an answer. */
  readonly schema: GraphQLSchema
}

/** The page `docs/walkthrough.md` of a story that was told. */
export function walkthroughPage(chapters: readonly Chapter[], { labels, schema }: Setting): string {
  const parts = chapters.map((chapter, at) => chapterText(chapter, at + 1, schema))
  return labels.apply(`${[introduction, ...parts].join('\n\n')}\n`)
}

const introduction = `# A worker's way through the hub

Wulandari does not exist. Her way does: registered in Sumberbaru, placed in Hong Kong, paid less than she was promised, heard, brought home, and accompanied afterwards. This page follows her through the four agencies, with every call and every answer.

It is written by running it: \`npm run walkthrough\` starts the four subgraphs with empty databases and the gateway before them, asks all of this, and writes this page. A test runs it again and compares. Ids that are drawn at random stand by a name, such as \`worker\`. Everything else is as it was answered; each day is the clock's that day.

Agreed beforehand between the agencies: \`mou-jember\`, and below it \`pks-placement\`, \`pks-protection\` and \`pks-client\`. So what stays closed here is closed because nobody offers it, because she has not permitted it, or because it is nobody else's.`

function chapterText({ title, day, words, steps }: Chapter, at: number, schema: GraphQLSchema): string {
  return [`## ${at}. ${title}`, `*${day}.* ${words}`, ...steps.map((step) => stepText(step, schema))].join('\n\n')
}

function stepText(step: Step, schema: GraphQLSchema): string {
  if (step.kind === 'asked') return askedText(step)
  return step.kind === 'door' ? doorText(step) : comparedText(step, schema)
}

function askedText({ title, who, purpose, query, variables, answer }: AskedStep): string {
  const given = Object.keys(variables).length === 0 ? [] : [block('json', json(variables))]
  return [`### ${title}`, `**${who}**, for ${purpose}:`, block('graphql', query), ...given, answerText(answer)].join(
    '\n\n',
  )
}

function doorText({ title, who, command, input, answer }: DoorStep): string {
  const lines = [
    `### ${title}`,
    `**${who}**, at the own agency’s kit:`,
    block('sh', command),
    block('json', json(input)),
  ]
  return [...lines, block('json', json(answer))].join('\n\n')
}

function comparedText(step: ComparedStep, schema: GraphQLSchema): string {
  const lines = [`### ${step.title}`, 'The same question by each of them:', block('graphql', step.query)]
  return [...lines, seenTable(step, schema)].join('\n\n')
}

function answerText({ data, errors = [], extensions }: GatewayAnswer['body']): string {
  const reasons = (extensions?.boundary?.closed ?? []).map(({ coordinate, owner, reason }) => ({
    coordinate,
    owner,
    reason,
  }))
  const told = errors
    .filter((error) => error.extensions?.code !== 'BOUNDARY_CLOSED')
    .map(({ message, extensions: more }) => ({ message, code: more?.code }))
  const shown = {
    ...(data === undefined ? {} : { data }),
    ...(told.length === 0 ? {} : { errors: told }),
    ...(reasons.length === 0 ? {} : { closed: reasons }),
  }
  return block('json', json(shown))
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}
