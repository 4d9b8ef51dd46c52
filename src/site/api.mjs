// Puts the Javadoc beside the pages.
import { cpSync, existsSync } from 'node:fs';

const api = '../../target/reports/apidocs';
if (!existsSync(`${api}/index.html`)) {
  throw new Error(`no Javadoc in ${api}: npm run build makes it`);
}
cpSync(api, 'target/site/api', { recursive: true });
