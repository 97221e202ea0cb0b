// DuckDB's read_csv and group-by of the same file, with the column types given (no sniffing) and its own choice of threads.
// Prints the milliseconds of each run, process start and loading the library not counted. ONLY=sums or ONLY=debit-credit runs one of the two queries.
import { DuckDBInstance } from '@duckdb/node-api';

const [file, times, threads, memory] = [process.argv[2], Number(process.argv[3] ?? 3), process.argv[4] ?? '2', process.argv[5] ?? '8GB'];
const instance = await DuckDBInstance.create(':memory:', { threads, max_memory: memory });
const connection = await instance.connect();
const query = `
  SELECT entity, account, strftime(date, '%Y-%m') AS month, currency,
         sum(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS debit, sum(CASE WHEN amount < 0 THEN amount ELSE 0 END) AS credit, sum(amount) AS amount, count(*) AS lines
  FROM read_csv('${file}', header = true, delim = ',', columns = {
    entity: 'VARCHAR', document: 'VARCHAR', date: 'DATE', account: 'VARCHAR', movement: 'VARCHAR', partner: 'VARCHAR', segment: 'VARCHAR', currency: 'VARCHAR', amount: 'DECIMAL(18,4)'})
  GROUP BY ALL`;
const plain = `
  SELECT entity, account, date_trunc('month', date) AS month, currency, sum(amount) AS amount, count(*) AS lines
  FROM read_csv('${file}', header = true, delim = ',', columns = {
    entity: 'VARCHAR', document: 'VARCHAR', date: 'DATE', account: 'VARCHAR', movement: 'VARCHAR', partner: 'VARCHAR', segment: 'VARCHAR', currency: 'VARCHAR', amount: 'DECIMAL(18,4)'})
  GROUP BY ALL`;
const wanted = process.env.ONLY;
for (const [name, sql] of [['sums', plain], ['debit-credit', query]].filter(([name]) => !wanted || name === wanted)) {
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    const start = process.hrtime.bigint();
    const result = await connection.run(`CREATE OR REPLACE TEMP TABLE balances AS ${sql}`);
    const wall = Number((process.hrtime.bigint() - start) / 1000000n);
    const used = process.cpuUsage(before);
    console.log(`${name} wall ${wall} processor ${Math.round((used.user + used.system) / 1000)} peak ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
  }
}
