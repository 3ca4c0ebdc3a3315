package org.bonewise.demo;

/** Measures the page as WCAG 2 does. */
final class Contrast {

    /** Every visible text that stands out from its background by less than 4.5 to 1, with the ratio. */
    static final String TEXT_BELOW_AA = """
            () => {
              const parts = colour => colour.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b].map(each => each / 255)
                .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
                .reduce((sum, each, i) => sum + each * [0.2126, 0.7152, 0.0722][i], 0);
              const background = element => {
                for (let at = element; at; at = at.parentElement) {
                  const colour = parts(getComputedStyle(at).backgroundColor);
                  if (colour[3] === undefined || colour[3] > 0) return colour;
                }
                return [255, 255, 255];
              };
              return [...document.querySelectorAll('body *')]
                .filter(each => [...each.childNodes].some(child => child.nodeType === 3 && child.data.trim()))
                .filter(each => each.checkVisibility() && !each.disabled && !each.closest('.skip'))
                .map(each => {
                  const [a, b] = [light(parts(getComputedStyle(each).color)), light(background(each))];
                  return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), each.textContent.slice(0, 60)];
                })
                .filter(([ratio]) => ratio < 4.5);
            }
            """;

    private Contrast() {}
}
