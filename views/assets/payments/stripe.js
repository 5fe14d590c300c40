/* Puts Stripe's own form into the page. What is typed there goes to Stripe and never comes to us. */
(() => {
  const form = document.getElementById('pay');
  const error = document.getElementById('pay-error');
  if (form === null || typeof window.Stripe !== 'function') return;
  const { publishableKey, clientSecret, back } = form.dataset;
  const stripe = window.Stripe(publishableKey);
  const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const elements = stripe.elements({ clientSecret, appearance: { theme: isDark ? 'night' : 'stripe' } });
  elements.create('payment').mount('#payment-element');
  form.hidden = false;

  const say = (text) => {
    error.textContent = text;
    error.hidden = text === '';
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    say('');
    const { error: refused } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: new URL(back, window.location.href).href },
    });
    // It comes back here only when something was refused; else the browser is on its way to the request.
    say(refused?.message ?? 'The payment did not go through. Try again.');
    button.disabled = false;
  });
})();
