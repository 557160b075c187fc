import type { Said } from './language.ts'

/** A query ready to be asked. */
export interface Example {
  readonly title: Said
  /** What it shows: stands above the query as a comment, one line an entry. */
  readonly about: readonly Said[]
  readonly query: string
}

/** The questions the page offers; the first is the one the hub is for. */
export const examples: readonly [Example, ...Example[]] = [
  {
    title: { id: 'Satu pekerja, tiga lembaga', en: 'One worker, three agencies' },
    about: [
      { id: 'Satu pekerja menurut tiga lembaga.', en: 'One worker, as three agencies know them.' },
      { id: 'Isian yang tertutup dijawab null.', en: 'A closed field answers null.' },
      { id: 'Ganti id-nya di bawah, pada Variables.', en: 'Change the id below, under Variables.' },
    ],
    query: `query OneWorker($id: ID!) {
  worker(id: $id) {
    id
    fullName
    kecamatan
    registrationDocuments {
      type
      state
    }
    placements {
      status
      destinationCountry
      departureDate
    }
    cases {
      types
      severity
      receivedAt
    }
  }
}
`,
  },
  {
    title: { id: 'Pekerja terdaftar', en: 'Registered workers' },
    about: [
      { id: 'Pekerja yang terdaftar di Disnaker.', en: 'The workers registered with Disnaker.' },
      { id: 'Bawa id-nya ke contoh pertama.', en: 'Take an id to the first example.' },
    ],
    query: `query RegisteredWorkers {
  workers(first: 10) {
    edges {
      node {
        id
        fullName
        kecamatan
        lifecycleStatus
        documentsCompletePercent
      }
    }
  }
}
`,
  },
  {
    title: { id: 'Kasus dan orangnya', en: 'Cases and their people' },
    about: [
      { id: 'Kasus yang diterima Migrant CARE,', en: 'The cases Migrant CARE took in, with' },
      { id: 'beserta berkas penempatan di Disnaker.', en: 'the placements filed with Disnaker.' },
    ],
    query: `query CasesAndPeople {
  cases(first: 10) {
    edges {
      node {
        id
        types
        severity
        worker {
          id
          fullName
          filedPlacements {
            status
            destinationCountry
          }
        }
      }
    }
  }
}
`,
  },
  {
    title: { id: 'Perjanjian dan jadwalnya', en: 'Agreements and their schedules' },
    about: [
      { id: 'Siapa boleh menerima apa dari siapa,', en: 'Who may receive what from whom,' },
      { id: 'untuk tujuan apa. Terbuka untuk umum.', en: 'and what for. Open to the public.' },
    ],
    query: `query Agreements {
  agreements {
    edges {
      node {
        form
        title
        state
        parties
        validUntil
        scheduleLines {
          coordinate
          ownerAgency
          recipientAgency
          purpose
          basis
          rows
          retainDays
        }
      }
    }
  }
}
`,
  },
  {
    title: { id: 'Angka resmi', en: 'Published figures' },
    about: [
      { id: 'Angka beserta definisi dan sumbernya.', en: 'Figures with definition and source.' },
      { id: 'Terbuka untuk umum.', en: 'Open to the public.' },
    ],
    query: `query PublishedFigures {
  indicators(dimension: "total", first: 20) {
    edges {
      node {
        indicator
        definition
        area
        periodStart
        periodEnd
        value
        unit
        n
        publisher
        source
      }
    }
  }
}
`,
  },
  {
    title: { id: 'Lowongan dan perusahaannya', en: 'Job orders and their companies' },
    about: [
      { id: 'Lowongan yang sudah diverifikasi, dengan', en: 'Verified job orders, with the licence' },
      { id: 'izin dan sanksi perusahaannya.', en: 'and sanctions of their companies.' },
    ],
    query: `query JobOrders {
  publishedJobOrders(first: 10) {
    edges {
      node {
        position
        country
        quota
        wageOffer
        wageCurrency
        closesOn
        company {
          name
          sip3miStatus
          sip3miValidUntil
          sanctions {
            kind
          }
        }
      }
    }
  }
}
`,
  },
]
