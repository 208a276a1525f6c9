// Plain ECMAScript 3 with DOM level 2, as it is sent: it has to run where the page's own script cannot even be read.
// Shows the fallback page with the telephone number when the app never comes up, and tries again later.
(function () {
  var GIVE_UP_MS = 25000;
  var RETRY_MS = 120000;
  var shown = false;

  function show(reason) {
    if (shown || window.tv) return;
    shown = true;
    var page = document.getElementById('fallback');
    var line = document.getElementById('fallback-reason');
    if (line) line.textContent = reason + '  ·  ' + navigator.userAgent;
    if (page) page.removeAttribute('hidden');
    setTimeout(function () {
      if (!window.tv) location.reload();
    }, RETRY_MS);
  }

  window.addEventListener(
    'error',
    function (event) {
      var target = event.target;
      var isScript = target && target.tagName === 'SCRIPT';
      // Pictures and videos that fail are the app's business.
      if (isScript) show('script ' + target.src);
      else if (target === window) show(event.message || 'script');
    },
    true,
  );
  setTimeout(function () {
    show('script timeout');
  }, GIVE_UP_MS);
})();
