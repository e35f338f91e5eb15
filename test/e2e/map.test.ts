import { session } from './hooks.ts';

describe('the message map', () => {
  after(() => session().workbench.closeAllEditors());

  it('draws the flow of the workspace and opens the code of a box', async () => {
    const { workbench } = session();
    await workbench.openFile('src/placeOrder.ts');
    await workbench.runCommand('Patternbook: Open Message Map');
    await workbench.map.box('Open PlaceOrderHandler').waitFor();
    await workbench.map.row('PaymentCaptured').getByText('nobody').waitFor();
    await workbench.map.box('Open CapturePaymentHandler').click();
    await workbench.tab('capturePayment.ts').waitFor();
  });

  it('lists its holes, and a click opens the place', async () => {
    const { workbench } = session();
    await workbench.runCommand('Patternbook: Focus on Message Map: Holes View');
    await workbench.holes.row('Events nobody consumes').waitFor();
    await workbench.holes.row('PaymentCaptured').waitFor();
    await workbench.holes.row('OrderSaga').click();
    await workbench.tab('orderSaga.ts').waitFor();
  });

  it('starts from a message', async () => {
    const { workbench } = session();
    await workbench.tab('Message Map').click();
    await workbench.map.startFrom('CapturePayment (payment)');
    await workbench.map.box('Open PlaceOrderHandler').waitFor({ state: 'detached' });
    await workbench.map.box('Open PaymentCaptured').waitFor();
  });
});
