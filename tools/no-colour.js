// Takes the place of d3-color in the script of the page. d3-interpolate, which d3-zoom brings along, can blend colours;
// nothing here does, and they would be a twentieth of the script.
const none = () => null;

export { none as color, none as cubehelix, none as hcl, none as hsl, none as lab, none as rgb };
