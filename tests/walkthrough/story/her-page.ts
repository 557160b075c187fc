/** What the page of one worker asks of the four subgraphs at once. */
export const herPage = `query ($id: ID!) {
  worker(id: $id) {
    fullName
    ageBand
    kecamatan
    desa
    lifecycleStatus
    documentsCompletePercent
    hasFamilyPermission
    departureClearances { ePmiStatus ePmiIsValid }
    filedPlacements { status destinationCountry contractMonthlyWage }
    placements { status departureDate contractVersions { version monthlyWage isWorseThanPromised } }
    complaints { status types }
    cases { status types severity }
    repatriations { status condition }
  }
}`
