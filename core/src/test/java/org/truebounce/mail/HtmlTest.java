package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Held against jsoup, which builds the tree that the HTML standard prescribes.
///
/// Where this reader differs on purpose: it shows the address of a `mailto:` link whose text hides it, puts a colon
/// behind a row's heading, parts words at any tag of a block, also at a stray one that closes nothing, and shows what
/// stands behind a quote that never closes. Words are compared and not white space.
class HtmlTest {
    static Stream<String> pages() {
        return Stream.of(
                "",
                "plain words",
                "<p>one</p><p>two</p>",
                "<p>one<p>two",
                "one<br>two<br/>three",
                "<div>one <b>two</b> <i>three</i></div>",
                "<html><head><title>no</title><style>p { color: red }</style></head><body>yes</body></html>",
                "<script>var a = '<p>no</p>';</script>yes",
                "<SCRIPT>no</SCRIPT >yes",
                "<style>no</style><p>yes</p>",
                "<!-- no -->yes<!-- no <p>no</p> -->",
                "yes<!-- never ends <p>no",
                "<!DOCTYPE html><p>yes",
                "a &lt;kim@example.net&gt; b",
                "a &amp; b &amp;amp; c",
                "&#72;&#x69; &#8364; &euro; &copy;",
                "&uuml;&ouml;&auml;&szlig;&Uuml;",
                "a&nbsp;b&nbsp;&nbsp;c",
                "&unknown; stays",
                "a & b && c &",
                "fish & chips; yes",
                "1 < 2 and 3 > 2",
                "a <3 b",
                "<a href=\"http://x.example/\">link</a>",
                "<a href='http://x.example/?a=b&c=d'>link</a>",
                "<a href=http://x.example/path>link</a>",
                "<A HREF = \"http://x.example/\" CLASS=\"button\">link</A>",
                "<a class=x title=\"a > b\" href=\"http://x.example/\">link</a>",
                "<a href=\"http://one.example/\">one <a href=\"http://two.example/\">two</a>",
                "<a href=\"http://x.example/\">never closed",
                "<a name=top>no link</a> yes",
                "<a data-href=\"http://no.example/\" href=\"http://yes.example/\">x</a>",
                "<a title=\"href=http://no.example/\" href=\"http://yes.example/\">x</a>",
                "<a href=\"http://x.example/?a=1&amp;b=2\">link</a>",
                "<a href=\" http://x.example/ \">link</a>",
                "<a href=\"http://x.example/\"><b>bold</b> link</a> after",
                "<p>one</b></i></p>two</div> three",
                "<?xml:namespace prefix = o ns = \"urn:x\" />yes",
                "<a href=\"http://one&#46;example/\">x</a>",
                "one<!x>two<!>three",
                "<b><i>one</b>two</i>",
                "<ul><li>one<li>two</ul>",
                "<table><tr><td>one</td><td>two</td></tr><tr><td>three</table>",
                "<pre>one\n  two</pre>",
                "<p\nclass=\"x\"\n>one</p\n>two",
                "<custom-tag>one</custom-tag>two",
                "<img src=x alt=\"no\">yes<hr>",
                "one<",
                "one<p",
                "one</",
                "<>one</>two",
                "<p title='it\"s'>one</p>",
                "<blockquote><div><span>deep</span></div></blockquote>",
                "<textarea>shown</textarea> yes",
                "<option>a<option>b");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theWordsShownAreThoseOfTheStandard(String page) {
        assertThat(words(Html.read(page).text())).isEqualTo(words(shown(page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theLinksAreThoseOfTheStandard(String page) {
        List<String> targets =
                Html.read(page).links().stream().map(Link::target).toList();
        List<String> expected = Jsoup.parse(page).select("a[href], area[href]").stream()
                .map(link -> link.attr("href").strip())
                .toList();
        assertThat(targets).isEqualTo(expected);
    }

    /// jsoup's own text runs words together that only a cell parts.
    private static String shown(String page) {
        Document document = Jsoup.parse(page);
        document.select("title, script, style").forEach(Element::remove);
        document.select("td, th, br, p, div, li")
                .forEach(block -> block.before(" ").after(" "));
        return document.wholeText();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.replace('\u00a0', ' ').strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Test
    void aQuoteThatNeverClosesHidesNothing() {
        // The standard drops the rest of the page; a reader of evidence had better see it.
        assertThat(Html.read("<p class=\"never closed>one</p>").text().strip()).isEqualTo("one");
    }

    @Test
    void addressesBehindWordsAreShown() {
        assertThat(Html.read("<a href=\"mailto:kim@example.net?subject=x\">Kim</a>")
                        .text())
                .isEqualTo("Kim <kim@example.net>");
        assertThat(Html.read("<a href=\"mailto:kim@example.net\">kim@example.net</a>")
                        .text())
                .isEqualTo("kim@example.net");
    }

    @Test
    void headingsOfRowsEndWithAColon() {
        assertThat(Html.read("<table><tr><th>Recipient</th><td>kim@example.net</td></tr></table>")
                        .text()
                        .strip())
                .isEqualTo("Recipient: kim@example.net");
    }

    @Test
    void eachLinkTellsWhatItShows() {
        Html html = Html.read(
                "<a href=\"http://a.example/\" class=\"btn\">Release <b>now</b></a> <a href=http://b.example>b</a>");
        assertThat(html.links())
                .containsExactly(
                        new Link("http://a.example/", "Release now", true), new Link("http://b.example", "b", false));
    }

    @Test
    void whatAPageAsksForIsKnown() {
        assertThat(Html.read("<form><input type=password></form>").hasForm()).isTrue();
        assertThat(Html.read("<img src=x>").hasImage()).isTrue();
        assertThat(Html.read("<script>x</script>").hasScript()).isTrue();
        Html plain = Html.read("<p>form script img</p>");
        assertThat(plain.hasForm() || plain.hasImage() || plain.hasScript()).isFalse();
    }
}
