import type { ReactNode } from 'react'
import type { Say } from '../page/top-bar.tsx'
import type { Figures } from './figures.ts'
import { PathText } from './path-text.tsx'
import { attemptWords, outcomeWords, reportWords } from './report-words.ts'
import type { ReportedCall } from './request-report.ts'
import type { Step, Tick, Waterfall, WaterfallRow } from './waterfall.ts'

interface TableProps {
  readonly say: Say
  readonly write: Figures
  readonly nameOf: (agency: string) => string
  readonly waterfall: Waterfall
}

/** The steps of a request as a table whose time column is a chart. */
export function WaterfallTable({ say, write, nameOf, waterfall: { rows, ticks } }: TableProps): ReactNode {
  return (
    <table className="waterfall">
      <thead>
        <tr>
          <th scope="col">{say(reportWords.step)}</th>
          <th scope="col" className="chart">
            <span className="unseen">{say(reportWords.time)}</span>
            <Axis ticks={ticks} write={write} />
          </th>
          <th scope="col" className="figure took">
            {say(reportWords.took)}
          </th>
          <th scope="col" className="figure bytes">
            {say(reportWords.bytes)}
          </th>
          <th scope="col" className="figure objects" title={say(reportWords.objectsHint)}>
            {say(reportWords.objects)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report is drawn once and its rows stay where they are
          <Row key={index} {...{ say, write, nameOf, ticks, row }} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = Omit<TableProps, 'waterfall'> & { readonly ticks: readonly Tick[]; readonly row: WaterfallRow }

function Row({ say, write, nameOf, ticks, row }: RowProps): ReactNode {
  const { step, startedMilliseconds, milliseconds, bar } = row
  const call = step.kind === 'call' ? step.call : undefined
  return (
    <tr className={toneOf(step)}>
      <th scope="row">
        <StepName {...{ say, nameOf, step }} />
      </th>
      <td className="chart">
        <span className="unseen">{`${say(reportWords.startsAt)} ${write.milliseconds(startedMilliseconds)}`}</span>
        <svg className="lane" width="100%" height="16" aria-hidden="true">
          {ticks.map(({ at }) => (
            <line key={at} className="tick" x1={`${at}%`} x2={`${at}%`} y1="0" y2="16" />
          ))}
          <rect className="bar" x={`${bar.start}%`} width={`${bar.width}%`} y="3" height="10" rx="3" />
        </svg>
      </td>
      <td className="figure took">{write.milliseconds(milliseconds)}</td>
      <td className="figure bytes" data-label={say(reportWords.bytes)}>
        {call && bytesOf(call, write)}
      </td>
      <td className="figure objects" data-label={say(reportWords.objectsShort)}>
        {call && objectsOf(call, write)}
      </td>
    </tr>
  )
}

/** The colour of a row tells whose time it was: the hub's, an agency's, or nobody's because it went wrong. */
function toneOf(step: Step): string {
  if (step.kind !== 'call') return 'own'
  if (step.call.outcome === 'answered') return step.call.kind
  return step.call.outcome === 'asked-nothing' ? 'nothing' : 'wrong'
}

function bytesOf({ sentBytes, receivedBytes }: ReportedCall, write: Figures): string {
  return sentBytes === 0 ? '' : `${write.bytes(sentBytes)} / ${write.bytes(receivedBytes)}`
}

function objectsOf({ kind, representations: { found, sent } }: ReportedCall, write: Figures): string {
  return kind === 'inquiry' || found === 0 ? '' : `${write.count(found)} → ${write.count(sent)}`
}

function StepName({ say, nameOf, step }: Pick<RowProps, 'say' | 'nameOf'> & { readonly step: Step }): ReactNode {
  if (step.kind === 'plan')
    return (
      <Name
        name={say(reportWords.planStep)}
        more={say(step.isCached ? reportWords.planCached : reportWords.planFresh)}
      />
    )
  if (step.kind === 'shape')
    return <Name name={say(reportWords.shapeStep)} more={step.isExact ? say(reportWords.shapeExact) : ''} />
  const { kind, agency, subgraph, paths, isMutation, outcome, attempts } = step.call
  const [first = '', ...others] = paths
  const notes = [
    ...(isMutation ? [say(reportWords.mutation)] : []),
    ...(attempts > 1 ? [say(attemptWords(attempts))] : []),
    ...(outcome === 'answered' ? [] : [say(outcomeWords[outcome])]),
  ]
  return (
    <>
      <Name name={agency ? nameOf(agency) : subgraph} more="" />
      <span className="path" title={paths.join('\n')}>
        {agency && `${subgraph} · `}
        {kind === 'inquiry' ? say(reportWords.inquiry) : <PathText path={first || say(reportWords.root)} />}
        {others.length > 0 && ` +${others.length}`}
      </span>
      {notes.length > 0 && <span className="notes">{notes.join(' · ')}</span>}
    </>
  )
}

function Name({ name, more }: { readonly name: string; readonly more: string }): ReactNode {
  return (
    <span className="name">
      <strong>{name}</strong> {more && <small>{more}</small>}
    </span>
  )
}

function Axis({ ticks, write }: { readonly ticks: readonly Tick[]; readonly write: Figures }): ReactNode {
  return (
    <svg className="axis" width="100%" height="16" aria-hidden="true">
      {ticks.map(({ at, milliseconds }) => (
        <text key={at} x={`${at}%`} y="12" textAnchor={at < 4 ? 'start' : at > 92 ? 'end' : 'middle'}>
          {write.milliseconds(milliseconds)}
        </text>
      ))}
    </svg>
  )
}
