/** The import order of `src`: each folder may import only folders before it, and itself. Files at the root of `src` are wiring. */
const ORDER = [
  'kernel',
  'config',
  'integrations',
  'database',
  'http',
  'ledger',
  'access',
  'accounts',
  'assessments',
  'holds',
  'cases',
  'business-profiles',
  ['reassessments', 'outbound-permissions', 'toll-free', 'account-reviews'],
  'permissions',
  'signups',
  'monitoring',
  'portal',
  'desk',
  'reports',
  'notifications',
  'demonstration',
].map((step) => [step].flat());

const rules = ORDER.flatMap((step, at) =>
  step.map((folder) => {
    const allowed = [...ORDER.slice(0, at).flat(), folder];
    return {
      name: `${folder}-imports-only-what-stands-before-it`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    ...rules,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-folder-outside-the-order',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/((${ORDER.flat().join('|')})/|[^/]+$)` },
      to: {},
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^(node_modules|src/(?!kernel/))' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.js'] },
  },
};
