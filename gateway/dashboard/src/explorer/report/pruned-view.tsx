import type { ReactNode } from 'react'
import { reasonWords } from '../boundary/boundary-words.ts'
import type { Say } from '../page/top-bar.tsx'
import { PathText } from './path-text.tsx'
import { reportWords } from './report-words.ts'
import type { RequestReport } from './request-report.ts'

interface PrunedProps {
  readonly say: Say
  readonly isPublic: boolean
  readonly pruned: RequestReport['pruned']
}

/** What the boundary took out of the operation, by its reason. */
export function PrunedView({ say, isPublic, pruned }: PrunedProps): ReactNode {
  if (pruned.length === 0) return <p className="faint">{say(reportWords.nothingPruned)}</p>
  const reasons = [...new Set(pruned.map(({ reason }) => reason))]
  return (
    <>
      <p className="faint">{say(reportWords.prunedWhy)}</p>
      <dl className="pruned">
        {reasons.map((reason) => (
          <div key={reason}>
            <dt>{say(reasonWords(reason, isPublic))}</dt>
            {pruned
              .filter((one) => one.reason === reason)
              .map(({ coordinate, path }) => (
                <dd key={path}>
                  <PathText path={coordinate} />{' '}
                  <span className="faint">
                    <PathText path={path} />
                  </span>
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </>
  )
}
