package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scanner shows the words and link targets that the tree of a browser shows.
class HtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head><title>T</title></head><body><p>One</p><p>Two</p></body></html>",
                "<p>not closed<p>another<br>line",
                "<p>a<b>b</b>c <i>d</i>e</p>",
                "<B>nested <I>wrongly</B> here</I> x",
                "<ul><li>one<li>two</ul><ol><li>three</ol>",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>",
                "<div>a<div>b</div>c</div>d",
                "<script>var x = '<p>hidden</p>';</script>shown",
                "<style>p { color: red }</style>shown<style>x",
                "<!-- hidden <p>x</p> -->shown",
                "<!-- one --> a <!-- two --> b",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><p>a",
                "a &amp; b &lt;kim@example.net&gt; &quot;c&quot; &apos;d&apos;",
                "&eacute;&uuml;&szlig; &#233; &#xE9; &#x20ac;",
                "&copy; &reg; &euro; &hellip; &mdash;",
                "a &nosuch; b & c &; d",
                "AT&T and R&D",
                "a < b and c > d",
                "1<2",
                "<a href=\"http://a.example/x?y=1&amp;z=2\">link</a>",
                "<a href='http://a.example/'>one</a> <a href=http://b.example/>two</a>",
                "<A HREF = \"http://a.example/\" >upper</A>",
                "<a title=\"href=x\" href=\"http://a.example/\">t</a>",
                "<a data-href=\"http://no.example/\" href=\"http://a.example/\">t</a>",
                "<a title=\"a > b\" href=\"http://a.example/\">t</a>",
                "<a\nhref=\"http://a.example/\"\n>line ends</a>",
                "<a href=\"http://a.example/\"><b>bold</b> words</a> after",
                "<a href=\"http://a.example/\">one<a href=\"http://b.example/\">two",
                "<area href=\"http://a.example/\">map",
                "<a name=x>no link</a> y",
                "<img src=x alt=y>after",
                "<blockquote>a</blockquote><center>b</center><hr>c",
                "<h1>a</h1><h2>b</h2>c",
                "<p >a</p ><br/>b<br />c",
                "<font color=\"#f00\">a</font><span style='x'>b</span>",
                "</p></div>a</table>b",
                "<o:p>a</o:p><custom-tag>b</custom-tag>",
                "<?xml version=\"1.0\"?><p>a",
                "<textarea>a &lt; b</textarea>",
                "a&nbsp;b&#160;c\u00a0d",
                "<p>a\r\n  b\tc</p>",
                "",
            })
    void readsLikeATree(String page) {
        Html read = Html.read(page);
        Document tree = Jsoup.parse(page);
        assertThat(words(read.text())).as("words").isEqualTo(words(tree.body().wholeText()));
        assertThat(read.links())
                .extracting(Link::target)
                .as("targets")
                .isEqualTo(tree.select("a[href], area[href]").eachAttr("href"));
    }

    /// Blank or break between blocks is each reader's own; what counts is the words.
    private static List<String> words(String text) {
        return Arrays.asList(text.replaceAll("[\\s\u00a0]+", "").split("(?<=\\G.{20})"));
    }

    @Test
    void differsFromATreeWhereItSaysMore() {
        // A heading of a row and its cell read as one fact.
        assertThat(Html.read("<table><tr><th>To</th><td>kim</td></tr></table>").text())
                .contains("To: kim");
        // An address that only the target holds is a recipient to be read.
        assertThat(Html.read("<a href=\"mailto:kim@example.net?subject=x\">Kim</a>")
                        .text())
                .contains("Kim <kim@example.net>");
        // No mail program runs scripts, so what stands for them is shown.
        assertThat(Html.read("<noscript>a</noscript>b").text()).isEqualTo("ab");
        // Invisible joiners in entity form would hide words.
        assertThat(Html.read("un&shy;deliv&zwnj;ered").text()).isEqualTo("undelivered");
    }

    @Test
    void blocksAreLinesAndInlineIsNot() {
        assertThat(Html.read("<p>a <b>b</b></p><div>c<br>d</div>").text().strip())
                .isEqualTo("a b\nc\nd");
        assertThat(Html.read("<td>a</td><td>b</td>").text().strip()).isEqualTo("a b");
    }

    @Test
    void linksKnowTheirWordsAndDress() {
        Html page = Html.read("<a style=\"background:#00f\" href=http://a.example>Act <b>now</b></a>"
                + "<a href=http://b.example>plain</a>");
        assertThat(page.links())
                .containsExactly(
                        new Link("http://a.example", "Act now", true), new Link("http://b.example", "plain", false));
    }

    @Test
    void formsScriptsAndImagesAreSeen() {
        assertThat(Html.read("<FORM action=x><INPUT></FORM>").hasForm()).isTrue();
        assertThat(Html.read("<script src=x></script>").hasScript()).isTrue();
        assertThat(Html.read("<img src=x>").hasImage()).isTrue();
        assertThat(Html.read("<!-- <form><script><img> -->form script img"))
                .matches(page -> !page.hasForm() && !page.hasScript() && !page.hasImage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "</",
                "<!",
                "<!-",
                "<!--",
                "<a",
                "<a href",
                "<a href=",
                "<a href=\"",
                "<a href='x",
                "&",
                "&#",
                "&#x;",
                "&#99999999999;",
                "&#x110000;",
                "&#-1;",
                "<script",
                "<script>",
                "<script></script",
                "<a href=x><",
                "\0",
                "\ud800",
                "&#xd800;"
            })
    void brokenEndsDoNoHarm(String end) {
        assertThat(Html.read("before " + end).text()).startsWith("before");
        assertThat(Html.read(end).links().size()).isLessThanOrEqualTo(1);
    }
}
