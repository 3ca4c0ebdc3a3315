package org.bonewise.reports;

import org.bonewise.files.PageStyle;

/** The frame of a page: no script, nothing from elsewhere. */
final class Html {

    /** The style of the pages. */
    static final PageStyle STYLE = PageStyle.beside(Html.class, "page.css");

    private Html() {}

    /**
     * A page.
     *
     * @param title as text
     * @param body as markup
     */
    static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Bonewise: %s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(escape(title), STYLE.css(), body);
    }

    /** A text as it may stand in markup and in attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
