/** A paper that a customer uploads: lines of text on a page, made when it is needed. Pictures know only capitals, digits and a few signs. */
export interface Paper {
  readonly file: string;
  readonly format: 'png' | 'pdf';
  readonly title: string;
  readonly lines: readonly string[];
}

/** Evidence that customers hand in. All of it says that it is a specimen. */
export const PAPERS = {
  kadikoy_registration: {
    file: 'Ticaret-Sicil-Belgesi.pdf',
    format: 'pdf',
    title: 'Certificate of registration',
    lines: [
      'Kadikoy Kargo A.S.',
      'Trade register Istanbul, no. 000815-5',
      'Registered 14 March 2019',
      'SPECIMEN',
    ],
  },
  eko_locker_app: {
    file: 'locker-app.png',
    format: 'png',
    title: 'EKO PARCEL LOCKER',
    lines: ['PICK-UP CODE', '4 7 1 1', 'YABA, HERBERT MACAULAY WAY', 'OPEN 06:00-22:00', 'SPECIMEN'],
  },
  dabba_incorporation: {
    file: 'certificate-of-incorporation.pdf',
    format: 'pdf',
    title: 'Certificate of incorporation',
    lines: [
      'Dabba Express Private Limited',
      'Corporate identity number U00000MH2020PTC000000',
      'Mumbai',
      'SPECIMEN',
    ],
  },
  surf_card: {
    file: 'tarjeta.png',
    format: 'png',
    title: 'SANTANDER SURF ESCUELA',
    lines: ['MARTA IBARRA', 'DIRECTORA', 'PLAYA DE SOMO, CANTABRIA', 'SPECIMEN'],
  },
  song_hong_registration: {
    file: 'dang-ky-kinh-doanh.pdf',
    format: 'pdf',
    title: 'Business registration',
    lines: ['Song Hong Delivery Co., Ltd', 'Enterprise code 0100000000', 'Hanoi, 2 June 2021', 'SPECIMEN'],
  },
  lucky_draw_license: {
    file: 'license scan.png',
    format: 'png',
    title: 'GAMING LICENCE',
    lines: ['LUCKY DRAW PROMOTIONS LTD', 'NO. MGA/000/2024', 'VALID UNTIL 31.12.2023', 'SPECIMEN'],
  },
  ojek_app: {
    file: 'layar-aplikasi.png',
    format: 'png',
    title: 'OJEK CEPAT',
    lines: ['KODE JEMPUT 0 8 1 5', 'PENGEMUDI: BUDI', 'TIBA DALAM 4 MENIT', 'SPECIMEN'],
  },
  nadi_ein: {
    file: 'trade-licence.pdf',
    format: 'pdf',
    title: 'Trade licence',
    lines: ['Nadi Courier Limited', 'Licence TRAD/DNCC/000000/2022', 'Dhaka North', 'SPECIMEN'],
  },
} as const satisfies Readonly<Record<string, Paper>>;

/** By which the stories name a paper. */
export type PaperKey = keyof typeof PAPERS;
