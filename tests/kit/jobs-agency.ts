import { defineSubgraph, type JobKind, type Row, rowTable, type SubgraphDefinition } from '@simpul/agency'
import { boundaryDefinitions } from '@simpul/boundary'

interface TaskRow extends Row {
  readonly title: string
  readonly state: string
  readonly version: number
}

export const tasks = rowTable<TaskRow>({ type: 'Task', columns: { title: 'text', state: 'text', version: 'int' } })

/** Marks a task as overdue, and writes a line each time that it does. */
export const overdue: JobKind<{ readonly task: string }> = {
  name: 'task-overdue',
  async work(write, { task }, now) {
    const found = await write.find(tasks, task)
    if (found === null || found.state !== 'OPEN') return
    await write.update(tasks, task, { state: 'OVERDUE' })
    await write.query('insert into task_line (task, words, at) values ($1, $2, $3)', [task, 'overdue', now])
    if (found.title === 'broken') throw new Error('The work failed after it wrote.')
  },
}

/** A small government whose tasks fall due. */
export const jobsAgency: SubgraphDefinition = defineSubgraph({
  name: 'government',
  sdl: `
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      @link(url: "https://specs.simpul.example/boundary/v1.0", import: ["@agency", "@classified", "@subject", "@share", "@accepts", "@filters"])
      @agency(subgraph: "government", id: "disnaker-jember", kind: GOVERNMENT)
    type Query { task(id: ID!): Task }
    type Mutation {
      openTask(input: OpenTaskInput!): TaskPayload @classified(as: INTERNAL)
      renameTask(input: RenameTaskInput!): TaskPayload @classified(as: INTERNAL)
      closeTask(input: CloseTaskInput!): TaskPayload @classified(as: INTERNAL)
    }
    input OpenTaskInput { clientKey: String!, id: ID!, title: String!, dueAt: String! }
    input RenameTaskInput { clientKey: String!, id: ID!, title: String!, expectedVersion: Int! }
    input CloseTaskInput { clientKey: String!, id: ID! }
    type TaskPayload @classified(as: PUBLIC) { task: Task }
    type Task @key(fields: "id") @classified(as: INTERNAL) { id: ID! title: String state: String version: Int }
    ${boundaryDefinitions}`,
  register: 'REPLICA',
  tables: [tasks],
  jobs: [overdue],
  migrations: [
    {
      name: '001-tasks',
      sql: `
        create table own.task (id text primary key, owner text not null default 'disnaker-jember',
          title text, state text not null default 'OPEN', version integer not null default 1);
        create table own.task_line (number bigint generated always as identity, task text not null, words text not null,
          at timestamptz not null);`,
    },
  ],
  resolvers: {
    Query: { task: (_, { id }, { rows }) => rows(tasks).byId(id) },
    TaskPayload: { task: ({ id }, _, { rows }) => rows(tasks).byId(id) },
    Mutation: {
      openTask: (_, { input }, context) =>
        context.write('openTask', input, async (write) => {
          const { id, title, dueAt } = input
          await write.insert(tasks, { id, title, state: 'OPEN', version: 1 })
          await write.query('insert into task_line (task, words, at) values ($1, $2, $3)', [id, 'opened', context.now])
          await write.job(overdue, id, new Date(dueAt), { task: id })
          if (title === 'refused') throw new Error('Something after the job failed.')
          return { id }
        }),
      renameTask: (_, { input }, context) =>
        context.write('renameTask', input, async (write) => {
          const { id, title, expectedVersion } = input
          await write.change(tasks, id, expectedVersion, { title })
          return { id }
        }),
      closeTask: (_, { input }, context) =>
        context.write('closeTask', input, async (write) => {
          await write.update(tasks, input.id, { state: 'DONE' })
          await write.noJob(overdue, input.id)
          return { id: input.id }
        }),
    },
  },
})
