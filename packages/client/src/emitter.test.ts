import { Emitter } from './emitter.js';

class Bell extends Emitter<{ ring: number }> {
  ring(times: number): void {
    this.emit('ring', times);
  }
}

test('tells every listener until it is removed', () => {
  const bell = new Bell();
  const heard: number[] = [];
  const stop = bell.on('ring', (times) => heard.push(times));
  bell.on('ring', (times) => heard.push(times * 10));
  bell.ring(1);
  stop();
  stop();
  bell.ring(2);
  expect(heard).toEqual([1, 10, 20]);
});

test('a listener may remove itself while it is told', () => {
  const bell = new Bell();
  let heard = 0;
  const stop = bell.on('ring', () => {
    heard += 1;
    stop();
  });
  bell.ring(1);
  bell.ring(1);
  expect(heard).toBe(1);
});
