// Loaded before a program that is measured: at its end writes its peak memory, in kB, to the file named here.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  if (process.env.BENCH_PEAK) writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS));
});
