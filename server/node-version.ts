/** Imported first by what people start: older versions lack what the rest needs, and would say so in riddles. */
const major = Number(process.versions.node.split('.', 1)[0]);
if (major < 26) {
  process.stderr.write(
    `Coquote needs Node 26 or newer, and this is ${process.version}. Start it with npm start, which brings its own.\n`,
  );
  process.exit(1);
}
