import type { Measure } from './measure.ts'
import { commitmentMeasures } from './measures/commitment.ts'
import { faceToFaceMeasures } from './measures/face-to-face.ts'
import { outcomeMeasures } from './measures/outcomes.ts'
import { trustMeasures } from './measures/trust.ts'
import { understandingMeasures } from './measures/understanding.ts'

/** All measures, variable by variable. There is no score made of them, and none must be. */
export const measures: readonly Measure[] = [
  ...faceToFaceMeasures,
  ...trustMeasures,
  ...commitmentMeasures,
  ...understandingMeasures,
  ...outcomeMeasures,
]
