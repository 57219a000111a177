/** Says every ten seconds how long a slow step has been running. */
export class Progress {
  private readonly start = Date.now();
  private readonly timer: NodeJS.Timeout;
  private units = 0;

  constructor(
    private readonly what: string,
    private readonly unit: string,
  ) {
    say(`${what} …`);
    this.timer = setInterval(() => say(`${what}: ${this.elapsed()}${this.counted()}`), 10_000);
  }

  count(units: number): void {
    this.units += units;
  }

  done(): void {
    clearInterval(this.timer);
    say(`${this.what}: done after ${this.elapsed()}`);
  }

  failed(): void {
    clearInterval(this.timer);
  }

  private elapsed(): string {
    return `${Math.round((Date.now() - this.start) / 1000)} s`;
  }

  private counted(): string {
    return this.units > 0 ? `, ${this.units} ${this.unit}` : '';
  }
}

/** To stderr: stdout belongs to the test runner's report. */
export function say(line: string): void {
  process.stderr.write(`cluster: ${line}\n`);
}
