/** What a camera would see: a made-up insurance card on a table, in this light. */
export type CardLight = 'clear' | 'dark' | 'glare';

const [width, height] = [1280, 720];

/** Stands in for `getUserMedia`: a live picture of the card for as long as somebody looks. */
export async function cardCamera(light: CardLight): Promise<MediaStream> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  paintCard(canvas, light);
  const stream = canvas.captureStream(10);
  const painting = setInterval(() => {
    if (stream.getVideoTracks().some(({ readyState }) => readyState === 'live')) paintCard(canvas, light);
    else clearInterval(painting);
  }, 50);
  return stream;
}

function paintCard(canvas: HTMLCanvasElement, light: CardLight): void {
  const paint = canvas.getContext('2d');
  if (paint === null) return;
  paint.fillStyle = '#5a5047';
  paint.fillRect(0, 0, width, height);
  paint.fillStyle = '#d5dde2';
  paint.fillRect(195, 80, 890, 560);
  paint.fillStyle = '#22363f';
  paint.font = '600 54px sans-serif';
  paint.fillText('Blue Meadow Health', 240, 180);
  paint.font = '34px sans-serif';
  for (let line = 0; line < 8; line += 1) paint.fillText(`Member 4471 90482   Group 20418   Plan ${line + 1}`, 240, 250 + line * 48);
  if (light === 'glare') {
    paint.fillStyle = '#ffffff';
    paint.fillRect(760, 80, 325, 560);
  }
  if (light === 'dark') {
    paint.fillStyle = 'rgb(0 0 0 / 85%)';
    paint.fillRect(0, 0, width, height);
  }
}
