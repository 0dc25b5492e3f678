/** Reads `Receiving objects:  45% (450/1000)` from standard error, in pieces as they come. */
export function readProgress(tell: (done: number, total: number | null) => void): (chunk: Buffer) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split(/[\r\n]/u);
    rest = (lines.pop() ?? '').slice(-200);
    for (const line of lines) {
      const counted = /^Receiving objects: +\d+% \((\d+)\/(\d+)\)/u.exec(line);
      if (counted) tell(Number(counted[1]), Number(counted[2]));
    }
  };
}
