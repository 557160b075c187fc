/** How far a placement has come. */
export const placementStatuses = [
  'SELECTED',
  'AGREEMENT_SIGNED',
  'IN_PREPARATION',
  'READY_TO_DEPART',
  'DEPARTED',
  'ARRIVED',
  'WORKING',
  'ENDED',
  'CANCELLED',
] as const
export type PlacementStatus = (typeof placementStatuses)[number]

/**
 * From each stage of a placement, where it may go. No stage stands for a medical result and no step asks for one: who
 * may know the stage would know the result.
 */
export const placementSteps: Readonly<Record<PlacementStatus, readonly PlacementStatus[]>> = {
  SELECTED: ['AGREEMENT_SIGNED', 'CANCELLED'],
  AGREEMENT_SIGNED: ['IN_PREPARATION', 'CANCELLED'],
  IN_PREPARATION: ['READY_TO_DEPART', 'CANCELLED'],
  READY_TO_DEPART: ['DEPARTED', 'CANCELLED'],
  DEPARTED: ['ARRIVED', 'ENDED'],
  ARRIVED: ['WORKING', 'ENDED'],
  WORKING: ['ENDED'],
  ENDED: [],
  CANCELLED: [],
}

/** Whether a placement is under way: a worker has one of these at a time. */
export function isActive(status: PlacementStatus): boolean {
  return placementSteps[status].length > 0
}
