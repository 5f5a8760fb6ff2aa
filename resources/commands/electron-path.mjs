import { prepare } from './prepare.mjs';

const { electron } = await prepare(['electron']);
process.stdout.write(`${electron.path}\n`);
