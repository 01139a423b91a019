/// The page at `/__mock/`, for people: one text, without anything from outside.
enum PageText {
    static let html =
        #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Loan servicers, mocked</title>
        <style>
        """# + PageStyle.text + #"""

            </style>
            </head>
            <body>
            <header>
            <h1>Loan servicers, mocked</h1>
            <nav role="tablist" aria-label="Views"></nav>
            <span><label for="world">World</label> <input id="world" list="worlds" size="12" value="default"
              autocomplete="off" spellcheck="false"><datalist id="worlds"></datalist></span>
            <span id="access" hidden><label for="token">Token</label> <input id="token" type="password" size="14"
              autocomplete="off"></span>
            <span id="now" class="soft num"></span>
            </header>
            <p id="message" role="status" aria-live="polite"></p>
            <main id="view" role="tabpanel" tabindex="-1">
            <noscript>This page needs JavaScript. The same can be asked for as JSON: GET /__mock/control lists it.</noscript>
            </main>
            <script>
            """# + PageScript.text + #"""

            </script>
            </body>
            </html>

            """#
}
