import type { Matter } from './case-vocabulary.ts'
import type { Destination } from './destinations.ts'

/** What a complainant told, in a sentence or two. Invented, and the same for all cases of a kind. */
export function narrativeOf(matter: Matter, country: Destination): string {
  return sentences[matter].replace('{negara}', country.name.id)
}

const sentences: Readonly<Record<Matter, string>> = {
  WANTS_REPATRIATION: 'Pekerja di {negara} ingin pulang sebelum kontrak selesai dan tidak mampu membeli tiket.',
  UNPAID_WAGES:
    'Upah di {negara} tidak dibayar selama beberapa bulan. Pekerja menyimpan catatan sendiri tentang jam kerjanya.',
  DEPORTED: 'Pekerja dipulangkan paksa dari {negara}. Barang dan sisa upahnya tertinggal.',
  FAILED_TO_DEPART: 'Calon pekerja sudah membayar dan menunggu, tetapi keberangkatan ke {negara} tidak pernah terjadi.',
  DEATH: 'Keluarga menerima kabar bahwa pekerja meninggal di {negara} dan meminta bantuan pemulangan jenazah.',
  JOB_FRAUD: 'Calon pekerja ditawari pekerjaan di {negara} yang ternyata tidak ada. Uang muka sudah diserahkan.',
  SICKNESS: 'Pekerja sakit di {negara} dan tidak mendapat pengobatan dari pemberi kerja.',
  SOCIAL_SECURITY_CLAIM:
    'Klaim jaminan sosial setelah bekerja di {negara} ditolak karena berkas dianggap tidak lengkap.',
  TRAFFICKING: 'Pekerja dibawa ke {negara} dengan janji palsu, dipindahkan beberapa kali, dan tidak boleh keluar.',
  CONTRACT_MISMATCH:
    'Setelah tiba di {negara} pekerja diminta menandatangani kontrak lain dengan upah lebih rendah dan jam kerja lebih panjang.',
  VIOLENCE_BY_EMPLOYER: 'Pekerja di {negara} mengalami kekerasan di tempat kerja dan takut melapor.',
  DEPRESSION: 'Keluarga khawatir: pekerja di {negara} tidak bisa tidur, sering menangis, dan tidak mau bicara.',
  ONE_SIDED_TERMINATION: 'Pekerja di {negara} diberhentikan tanpa alasan sebelum kontrak selesai.',
  OVERCHARGING:
    'Pekerja diminta membayar biaya yang tidak semestinya sebelum berangkat ke {negara}, sebagian dengan utang.',
  WITHHELD_DOCUMENTS: 'Paspor dan kartu identitas pekerja di {negara} ditahan pemberi kerja.',
  HARASSMENT: 'Pekerja di {negara} dilecehkan di tempat kerja.',
  LOST_CONTACT: 'Keluarga tidak bisa menghubungi pekerja di {negara} sejak beberapa bulan lalu.',
  OVERSTAY: 'Izin tinggal di {negara} sudah habis dan pekerja takut keluar rumah.',
  DETENTION: 'Pekerja ditahan petugas di {negara} dan keluarga tidak tahu alasannya.',
  ONLINE_SCAM: 'Pekerja dipaksa menjalankan penipuan daring di {negara} di dalam kompleks yang dijaga.',
  INTERNSHIP_SOLD_AS_WORK:
    'Program magang ke {negara} ternyata pekerjaan penuh tanpa perlindungan, dengan potongan upah.',
}
