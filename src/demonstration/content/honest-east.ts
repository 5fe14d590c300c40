import { business, type Business } from '../story/business.js';

/** Ordinary customers of Africa, Asia and the Pacific, and customers with a contract. */
export const HONEST_EAST: readonly Business[] = [
  business('87d', 'maji-safi', 'KE', 'Maji Safi Water Co. Ltd', 'huduma@maji-safi.example', {
    phone: '+254 712 123 461',
    useCase: 'Taarifa za kukatika kwa maji na bili za kila mwezi.',
  }),
  business('81.8d', 'adom-savings', 'GH', 'Adom Micro-Savings Ltd', 'kwame.boateng@adom-savings.example', {
    phone: '+233 23 123 4571',
    useCase: 'Receipts for deposits made with our agents.',
  }),
  business('74d', 'nile-delivery', 'EG', 'شركة النيل لتوصيل الطلبات', 'support@nile-delivery.example', {
    phone: '+20 100 123 4571',
    useCase: 'رسائل تأكيد الطلب ووقت التوصيل.',
  }),
  business('69.2d', 'oasis-clinics', 'AE', 'شركة واحة العيادات ذ.م.م', 'care@oasis-clinics.example', {
    phone: '+971 50 123 4571',
    useCase: 'تذكير بالمواعيد باللغتين العربية والإنجليزية.',
    services: ['sms', 'voice'],
  }),
  business('64d', 'galil-clinic', 'IL', 'מרפאת הגליל בע״מ', 'office@galil-clinic.example', {
    phone: '+972 50 234 5671',
    useCase: 'תזכורות לתורים ולחיסונים.',
  }),
  business(
    '59.6d',
    'ubuntu-schools',
    'ZA',
    'Ubuntu Schools Connect (Pty) Ltd',
    'team@ubuntu-schools.example',
    {
      phone: '+27 71 123 4571',
      useCase: 'Attendance and exam dates to parents of 40 schools.',
    },
  ),
  business('50d', 'sakura-bin', 'JP', '株式会社さくら便', 'info@sakura-bin.example', {
    phone: '+81 90 1234 5671',
    useCase: '配達予定と再配達受付のお知らせ。',
    services: ['sms', 'voice'],
  }),
  business('45.5d', 'hangang-delivery', 'KR', '주식회사 한강배달', 'help@hangang-delivery.example', {
    phone: '+82 10 2000 0011',
    useCase: '배달 출발과 도착 알림.',
  }),
  business('40d', 'chenguang', 'CN', '上海晨光速运有限公司', 'service@chenguang-express.example', {
    phone: '+86 131 2345 6781',
    useCase: '快递派送通知和取件码。',
  }),
  business('31d', 'nadi-courier', 'BD', 'নদী কুরিয়ার লিমিটেড', 'info@nadi-courier.example', {
    phone: '+880 1812 345671',
    useCase: 'পার্সেল পৌঁছানোর খবর।',
  }),
  business('24.4d', 'barangay-health', 'PH', 'Barangay Health Text Inc.', 'ops@barangay-health.example', {
    phone: '+63 905 123 4561',
    useCase: 'Clinic days and vaccination drives, to families who registered.',
  }),
  business('15d', 'kowhai-buses', 'NZ', 'Kōwhai School Buses Ltd', 'routes@kowhai-buses.example', {
    phone: '+64 21 123 4571',
    useCase: 'Delays of school buses.',
  }),
  business(
    '6.2d',
    'lion-city-tuition',
    'SG',
    '狮城补习中心 Lion City Tuition Pte. Ltd.',
    'hi@lion-city-tuition.example',
    {
      phone: '+65 8123 4571',
      useCase: 'Class changes and fee receipts.',
    },
  ),
  business('86.1d', 'rhein-telematik', 'DE', 'Rhein Telematik AG', 'cpaas@rhein-telematik.example', {
    plan: 'contracted',
    phone: '+49 89 99998 120',
    useCase: 'Reseller: alarms of lifts and heating for housing companies, each in a subaccount.',
    services: ['sms', 'voice', 'trunk'],
    registrationNumber: 'HRB 000815',
  }),
  business('53d', 'nordlys-energi', 'DK', 'Nordlys Energi A/S', 'varsling@nordlys-energi.example', {
    plan: 'contracted',
    phone: '+45 32 12 34 51',
    useCase: 'Power cuts and price warnings to 400,000 households.',
    services: ['sms', 'voice'],
  }),
];

/** Subaccounts that Rhein Telematik opens for its own customers. */
export const SUBACCOUNTS: readonly {
  readonly of: string;
  readonly opened: '80d' | '61d';
  readonly name: string;
}[] = [
  { of: 'rhein-telematik', opened: '80d', name: 'Wohnbau Köln-Süd' },
  { of: 'rhein-telematik', opened: '61d', name: 'Genossenschaft Am Hang' },
];
